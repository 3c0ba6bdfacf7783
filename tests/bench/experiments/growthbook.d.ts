/** Installed only where the benchmark runs; everywhere else the types of the rest are checked without it. */
declare module "@growthbook/growthbook";
