import { DomainError } from "#app/features/access/errors.ts";
import { answer } from "#app/http/answer.ts";

/** Every address that no page has: 404 in the reader's language. */
export function loader() {
  return answer(() => Promise.reject(new DomainError(404, "notFound")));
}

export function action() {
  return loader();
}

export default function NotFound() {
  return null;
}
