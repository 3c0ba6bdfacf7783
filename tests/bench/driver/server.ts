/** A worker that serves files from memory: all compressed with brotli 11, none of them to be kept. */
import { createServer } from "node:http";
import { extname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompressSync } from "node:zlib";

const TYPES: Record<string, string> = {
  "": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

// Node's own quality is 11, the best there is.
const files = new Map(
  (workerData as [path: string, body: Uint8Array][]).map(([path, body]) => [
    path,
    { body: brotliCompressSync(body), type: TYPES[extname(path)] ?? "application/octet-stream" },
  ]),
);

const server = createServer((request, response) => {
  const file = files.get(request.url ?? "");
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.\n");
    return;
  }
  response.writeHead(200, {
    "content-type": file.type,
    "content-encoding": "br",
    "content-length": file.body.length,
    "cache-control": "no-cache",
  });
  response.end(file.body);
});
// Connections stay open through a whole load.
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address == "object") parentPort?.postMessage(`http://127.0.0.1:${address.port}`);
});
