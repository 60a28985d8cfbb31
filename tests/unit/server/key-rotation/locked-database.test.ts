import { patiently } from '../../../../server/src/services/key-rotation/locked-database';

const failing = (code: string, message = 'database is locked') =>
  Object.assign(new Error(message), { code });

describe('a locked database', () => {
  it.each(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', '40P01', '40001'])(
    'is asked again (%s)',
    async (code) => {
      let asked = 0;
      const answer = await patiently(() => {
        asked += 1;
        return asked < 3 ? Promise.reject(failing(code)) : Promise.resolve('done');
      });
      expect({ answer, asked }).toEqual({ answer: 'done', asked: 3 });
    }
  );

  it('is given up at once for any other reason, without the values of the statement', async () => {
    let asked = 0;
    const statement = "update `t` set `credentials` = 'v1.0a1b2c3d.secret' where `id` = 1";
    const refused = patiently(() => {
      asked += 1;
      return Promise.reject(failing('SQLITE_ERROR', `${statement} - no such table: t`));
    });
    await expect(refused).rejects.toThrow(/^The database answered: no such table: t$/);
    expect(asked).toBe(1);
  });
});
