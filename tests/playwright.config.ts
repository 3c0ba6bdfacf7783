import { defineConfig } from "@playwright/test";

/** The server that `cargo xtask test` starts, or one that is running already. */
const address = process.env.AWNING_SERVER ?? "http://127.0.0.1:8787";

export default defineConfig({
  testDir: "browser",
  outputDir: "../target/browser-tests",
  snapshotPathTemplate: "{testDir}/../pictures/{arg}{ext}",
  fullyParallel: true,
  workers: 2,
  // Shared machines stall; what passed only the second time is listed as flaky.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
