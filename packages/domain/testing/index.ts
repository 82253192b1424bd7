/** Builders and published worked examples for tests of every project. */
export {}
