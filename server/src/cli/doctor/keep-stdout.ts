/**
 * Sends what others write to the standard output, Strapi's log above all, to the standard error:
 * the report alone is read by scripts. Returns the way back.
 */
export const keepStdout = (): (() => void) => {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return () => {
    process.stdout.write = write;
  };
};
