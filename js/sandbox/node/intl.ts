// The browser's Intl, asked by strings: QuickJS has none. Answers a text after `+`, or an error's message after `-`.

type Asked = (locales: string[] | string | undefined, options: object, value: string) => string;

/** Newer than the library that the types are of. */
type ListFormat = new (locales: string[] | string | undefined, options: object) => { format(values: string[]): string };

type Segmenter = new (
  locales: string[] | string | undefined,
  options: object,
) => { segment(text: string): Iterable<object> };

/** Lambda's time zone. */
const inUtc = <T extends object>(options: T): T & { timeZone: string } => ({ timeZone: "UTC", ...options });
const LANGUAGE = "en-US";
const pair = (value: string) => JSON.parse(value) as [string, string];

const KINDS: Record<string, Asked> = {
  date: (locales, options, value) => new Intl.DateTimeFormat(locales, inUtc(options)).format(Number(value)),
  dateParts: (locales, options, value) =>
    JSON.stringify(new Intl.DateTimeFormat(locales, inUtc(options)).formatToParts(Number(value))),
  dateOptions: (locales, options) => JSON.stringify(new Intl.DateTimeFormat(locales, inUtc(options)).resolvedOptions()),
  // A name that all objects have gives its parameters no types.
  toLocaleString: (locales: Parameters<Asked>[0], options: object, value: string) =>
    new Date(Number(value)).toLocaleString(locales, inUtc(options)),
  toLocaleDateString: (locales, options, value) => new Date(Number(value)).toLocaleDateString(locales, inUtc(options)),
  toLocaleTimeString: (locales, options, value) => new Date(Number(value)).toLocaleTimeString(locales, inUtc(options)),
  number: (locales, options, value) => new Intl.NumberFormat(locales, options).format(value as unknown as number),
  numberOptions: (locales, options) => JSON.stringify(new Intl.NumberFormat(locales, options).resolvedOptions()),
  compare: (locales, options, value) => String(new Intl.Collator(locales, options).compare(...pair(value))),
  plural: (locales, options, value) => new Intl.PluralRules(locales, options).select(Number(value)),
  list: (locales, options, value) =>
    new (Intl as unknown as { ListFormat: ListFormat }).ListFormat(locales, options).format(
      JSON.parse(value) as string[],
    ),
  display: (locales, options, value) =>
    new Intl.DisplayNames(locales, options as Intl.DisplayNamesOptions).of(value) ?? value,
  segments: (locales, options, value) => {
    const { Segmenter } = Intl as unknown as { Segmenter: Segmenter };
    return JSON.stringify([...new Segmenter(locales, options).segment(value)]);
  },
  relative: (locales, options, value) => {
    const [amount, unit] = pair(value);
    return new Intl.RelativeTimeFormat(locales, options).format(Number(amount), unit as Intl.RelativeTimeFormatUnit);
  },
};

export function intl(kind: string, locales: string, options: string, value: number | string): string {
  try {
    const ask = KINDS[kind];
    if (!ask) return `-There is no ${kind}.`;
    const chosen = JSON.parse(locales) as string[] | string | null;
    return `+${ask(chosen ?? LANGUAGE, JSON.parse(options) as object, String(value))}`;
  } catch (error) {
    return `-${error instanceof Error ? error.message : String(error)}`;
  }
}
