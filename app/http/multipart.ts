import { DomainError } from "#app/features/access/errors.ts";

/**
 * The form that was sent, with its files where its address takes some (server/guard.ts): a field is a string, a file a File.
 * Node's own reader; the server has bounded the body before. Throws 400 `badForm` for a body that is none.
 */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof TypeError) throw new DomainError(400, "badForm");
    throw error;
  }
}
