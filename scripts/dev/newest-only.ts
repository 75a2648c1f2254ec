/**
 * One run at a time. What is asked for while one runs is run once after it, and only then is `tell` called: what an
 * earlier save came to is not news any more.
 */
export function newestOnly<T>(run: () => Promise<T>, tell: (result: T) => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isAsked = false;
  const runUntilNewest = async () => {
    while (isAsked) {
      isAsked = false;
      const result = await run();
      if (!isAsked) tell(result);
    }
    running = undefined;
  };
  return () => {
    isAsked = true;
    return (running ??= runUntilNewest());
  };
}
