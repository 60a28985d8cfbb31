const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Writes the three forms of an HTTP date by their grammar, apart from the code that reads them. */
export const HTTP_DATE_FORMS = {
  'IMF-fixdate': (at: Date): string => at.toUTCString(),
  'RFC 850': (at: Date): string => {
    const [, day = '', month = '', year = '', time = ''] = at.toUTCString().split(' ');
    return `${DAYS[at.getUTCDay()] ?? ''}, ${day}-${month}-${year.slice(-2)} ${time} GMT`;
  },
  asctime: (at: Date): string => {
    const [weekday = '', , month = '', year = '', time = ''] = at.toUTCString().split(' ');
    const day = String(at.getUTCDate()).padStart(2, ' ');
    return `${weekday.slice(0, 3)} ${month} ${day} ${time} ${year}`;
  },
} as const;

export type HttpDateForm = keyof typeof HTTP_DATE_FORMS;

export const HTTP_DATE_FORM_NAMES = Object.keys(HTTP_DATE_FORMS) as HttpDateForm[];
