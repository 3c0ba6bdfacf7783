/** The server that fails on demand: crates/server/examples/faults. */
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** What a receiver does with each request. */
export type Fault =
  | { kind: "none" | "hang" | "reset" | "lose-reply" | "cut-reply" | "refuse" }
  | { kind: "status"; status: number; retryAfter?: string }
  | { kind: "limit"; bytes: number }
  | { kind: "slow"; milliseconds: number };

/** An event as it arrived. */
export interface Arrival {
  request: number;
  /** Milliseconds since 1970, by the server's clock. */
  at: number;
  event: { id: string; name: string; time: string; seq: number; sessionId: string; properties: Record<string, unknown> };
}

export interface Arrivals {
  requests: number;
  failed: number;
  open: number;
  unreadable: number;
  events: Arrival[];
}

export class Server {
  private constructor(
    private readonly process: ChildProcess,
    readonly address: string,
  ) {}

  static async start(program: string, directory: string): Promise<Server> {
    const process = spawn(program, ["--package", directory], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface(process.stdout!)) return new Server(process, line);
    throw new Error(`${program} ended without saying its address`);
  }

  stop(): void {
    this.process.kill();
  }

  /** A receiver of its own, which takes what comes. */
  async receiver(): Promise<Receiver> {
    const made = (await order(`${this.address}/receivers`, "POST")) as { receiver: number; address: string };
    return new Receiver(this.address, made.receiver, made.address);
  }
}

export class Receiver {
  constructor(
    private readonly server: string,
    private readonly number: number,
    /** Host and port that pages send to. */
    readonly address: string,
  ) {}

  /** The address of a page that sends to it. */
  page(name: string): string {
    return `${this.server}/pages/${this.number}/${name}`;
  }

  async suffer(fault: Fault): Promise<void> {
    await order(`${this.server}/receivers/${this.number}/fault`, "PUT", fault);
  }

  async arrivals(): Promise<Arrivals> {
    return (await order(`${this.server}/receivers/${this.number}`, "GET")) as Arrivals;
  }
}

async function order(url: string, method: string, body?: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method, ...(body ? { headers, body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response.status == 204 ? undefined : response.json();
}
