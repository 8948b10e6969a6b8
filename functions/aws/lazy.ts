/** A port that is made when one of its functions is first asked for. */
export function lazy<P extends object>(make: () => P): P {
  let made: P | undefined;
  return new Proxy({} as P, {
    get: (_, name) => {
      made ??= make();
      return Reflect.get(made, name);
    },
  });
}

/** A port, all of whose functions answer later, that is loaded and made when one of them is first called. */
export function loaded<P extends object>(make: () => Promise<P>): P {
  let made: Promise<P> | undefined;
  return new Proxy({} as P, {
    get:
      (_, name) =>
      async (...asked: unknown[]) => {
        made ??= make();
        const port = await made;
        return (Reflect.get(port, name) as (...asked: unknown[]) => unknown)(...asked);
      },
  });
}
