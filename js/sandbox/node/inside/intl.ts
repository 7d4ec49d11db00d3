// Intl and the toLocale… methods, which ask the browser's own by strings. Lambda's time zone is UTC, its language en-US.

import { host } from "./bridge.ts";

type Locales = string | string[] | undefined;
const asked = (kind: string, locales: Locales, options: object | undefined, value: number | string) =>
  host.intl(kind, JSON.stringify(locales ?? null), JSON.stringify(options ?? {}), value);

class DateTimeFormat {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales?: Locales, options: object = {}) {
    this.#locales = locales;
    this.#options = options;
    // What is wrong with the arguments is told at once.
    check(asked("date", locales, options, 0));
  }
  format = (date?: Date | number): string =>
    check(asked("date", this.#locales, this.#options, Number(date ?? Date.now())));
  formatToParts(date?: Date | number): unknown {
    return JSON.parse(check(asked("dateParts", this.#locales, this.#options, Number(date ?? Date.now())))) as unknown;
  }
  resolvedOptions(): unknown {
    return JSON.parse(check(asked("dateOptions", this.#locales, this.#options, 0))) as unknown;
  }
}

class NumberFormat {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales?: Locales, options: object = {}) {
    this.#locales = locales;
    this.#options = options;
    check(asked("number", locales, options, 0));
  }
  format = (value: number | bigint): string => check(asked("number", this.#locales, this.#options, String(value)));
  resolvedOptions(): unknown {
    return JSON.parse(check(asked("numberOptions", this.#locales, this.#options, 0))) as unknown;
  }
}

class Collator {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales?: Locales, options: object = {}) {
    this.#locales = locales;
    this.#options = options;
  }
  compare = (a: string, b: string): number =>
    Number(check(asked("compare", this.#locales, this.#options, JSON.stringify([String(a), String(b)]))));
}

class PluralRules {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales?: Locales, options: object = {}) {
    this.#locales = locales;
    this.#options = options;
  }
  select(value: number): string {
    return check(asked("plural", this.#locales, this.#options, value));
  }
}

class RelativeTimeFormat {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales?: Locales, options: object = {}) {
    this.#locales = locales;
    this.#options = options;
  }
  format(value: number, unit: string): string {
    return check(asked("relative", this.#locales, this.#options, JSON.stringify([value, unit])));
  }
}

class ListFormat {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales?: Locales, options: object = {}) {
    this.#locales = locales;
    this.#options = options;
  }
  format(values: Iterable<string>): string {
    return check(asked("list", this.#locales, this.#options, JSON.stringify([...values])));
  }
}

class DisplayNames {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales: Locales, options: object) {
    this.#locales = locales;
    this.#options = options;
  }
  of(code: string): string {
    return check(asked("display", this.#locales, this.#options, String(code)));
  }
}

class Segmenter {
  readonly #locales: Locales;
  readonly #options: object;
  constructor(locales?: Locales, options: object = {}) {
    this.#locales = locales;
    this.#options = options;
  }
  segment(text: string): unknown {
    return JSON.parse(check(asked("segments", this.#locales, this.#options, String(text)))) as unknown;
  }
}

/** Makes a class that JavaScript lets one call without `new`. */
function callable<T extends new (...args: never[]) => object>(Made: T): T {
  return new Proxy(Made, { apply: (_, __, args) => Reflect.construct(Made, args) as object });
}

/** An answer is a text after `+`, or an error after `-`. */
function check(answer: string): string {
  if (answer.startsWith("+")) return answer.slice(1);
  throw new RangeError(answer.slice(1));
}

export const intl = {
  DateTimeFormat: callable(DateTimeFormat),
  NumberFormat: callable(NumberFormat),
  Collator: callable(Collator),
  PluralRules,
  RelativeTimeFormat,
  ListFormat,
  DisplayNames,
  Segmenter,
  getCanonicalLocales: (locales: Locales) => [locales ?? []].flat(),
};

export function installIntl(): void {
  const define = (owner: object, name: string, value: unknown) =>
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) {
    define(Date.prototype, name, function (this: Date, locales?: Locales, options?: object) {
      return Number.isNaN(this.getTime()) ? "Invalid Date" : check(asked(name, locales, options, this.getTime()));
    });
  }
  // V8 names the time zone behind its offset.
  for (const name of ["toString", "toTimeString"] as const) {
    const native = Date.prototype[name];
    define(Date.prototype, name, function (this: Date) {
      return native.call(this).replace(/GMT\+0000$/, "GMT+0000 (Coordinated Universal Time)");
    });
  }
  const number = function (this: number | bigint, locales?: Locales, options?: object) {
    return check(asked("number", locales, options, String(this)));
  };
  define(Number.prototype, "toLocaleString", number);
  define(BigInt.prototype, "toLocaleString", number);
  define(
    String.prototype,
    "localeCompare",
    function (this: string, other: string, locales?: Locales, options?: object) {
      return Number(check(asked("compare", locales, options, JSON.stringify([String(this), String(other)]))));
    },
  );
}
