/** What a person may read; asked of the Content Manager by whoever knows the person. */
export interface EntryAccess {
  /**
   * Filters that their role puts on entries of a type, and those that they ask for; null: they may
   * read none of them.
   *
   * @throws 400 when they filter by what they may not read
   */
  conditionsOf(uid: string, filters?: object): Promise<object | null>;
}
