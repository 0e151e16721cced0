/** On a trusted device what binds a whole office asks for the password again. Whoever sends does not know of it: the act waits here
 * until the dialog that listens has an answer. */

type Ask = () => Promise<boolean>;

let listener: Ask | null = null;

/** The dialog says how it asks; gives what ends its listening. */
export function answerWith(ask: Ask): () => void {
  listener = ask;
  return () => {
    if (listener === ask) listener = null;
  };
}

/** Whether the password was typed; false when nobody asks or the person did not want to. */
export const passwordAgain = (): Promise<boolean> => listener?.() ?? Promise.resolve(false);
