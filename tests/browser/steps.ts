let taken = 0;

/** One thing that a person does; it is told how long it took. */
export const step = async (what: string, act: () => Promise<void>): Promise<void> => {
  const started = Date.now();
  await act();
  taken += 1;
  console.log(`  ✓ ${what} (${Date.now() - started} ms)`);
};

/** Ends the process with what came of a walk. */
export const finish = (walk: Promise<void>): void => {
  walk.then(
    () => {
      console.log(`browser: ${taken} of ${taken} steps passed`);
      process.exit(0);
    },
    (error: unknown) => {
      console.error(error);
      console.error('browser: failed, see artefacts/screens');
      process.exit(1);
    }
  );
};
