//! What is true of Awning without a browser: every decision as a pure function over plain data.
