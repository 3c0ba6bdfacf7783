/** Serves the pages, and takes the events of every tracker: one server for all, of the same origin, so that none asks for leave first. */
import { createServer, type IncomingMessage, type Server as Http, type ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";

/** What has come since a tracker was begun with. */
export interface Taken {
  requests: number;
  /** Bytes of addresses and bodies. */
  bytes: number;
  /** Requests that are being answered. */
  open: number;
  /** Different events. */
  received: number;
  /** Arrivals beyond the first of an event. */
  twice: number;
}

/** A configuration that RudderStack's library asks for at its start. */
const SOURCE = {
  source: {
    id: "bench",
    name: "bench",
    writeKey: "bench",
    enabled: true,
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    connections: [],
    destinations: [],
    workspaceId: "bench",
  },
};

export class Server {
  #taken: Taken = nothing();
  #numbers = new Set<string>();
  address = "";

  private constructor(private readonly http: Http) {}

  static async start(files: Map<string, { type: string; body: Uint8Array | string }>): Promise<Server> {
    const http = createServer((request, response) => {
      const path = (request.url ?? "").split("?")[0]!;
      const file = request.method == "GET" && files.get(path);
      if (file) response.writeHead(200, { "content-type": file.type }).end(file.body);
      else if (path.startsWith("/sourceConfig")) json(response, SOURCE);
      else void server.#take(request, response);
    });
    const server = new Server(http);
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const address = http.address();
    if (address && typeof address == "object") server.address = `http://127.0.0.1:${address.port}`;
    return server;
  }

  stop(): void {
    this.http.closeAllConnections();
    this.http.close();
  }

  /** Forgets what has come so far. */
  begin(): void {
    this.#taken = nothing();
    this.#numbers = new Set();
  }

  get taken(): Taken {
    return { ...this.#taken, received: this.#numbers.size };
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // What another tracker's page leaves behind is not counted for the next.
    const taken = this.#taken;
    const numbers = this.#numbers;
    taken.requests++;
    taken.open++;
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      taken.bytes += body.length + (request.url ?? "").length;
      const plain = body[0] == 0x1f && body[1] == 0x8b ? gunzipSync(body) : body;
      for (const [, number] of plain.toString().matchAll(/bench_number\\*":(\d+)/g)) {
        if (numbers.has(number!)) taken.twice++;
        numbers.add(number!);
      }
      json(response, { success: true, status: 1 });
    } catch {
      // The page broke it off.
      response.destroy();
    } finally {
      taken.open--;
    }
  }
}

function nothing(): Taken {
  return { requests: 0, bytes: 0, open: 0, received: 0, twice: 0 };
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}
