import { brokenUniqueIndex } from "@/db/errors";

/**
 * The unique indexes are the law about logins, providers and the Default Doctor. When one of them refuses a row, somebody was quicker
 * between the verb's look and its act: doing it again finds them there and refuses in words.
 */
export async function againIfTaken<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (brokenUniqueIndex(error) === undefined) throw error;
    return act();
  }
}
