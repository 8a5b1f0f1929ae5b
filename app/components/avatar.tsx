/** The initials of an office in a point; decoration, as the name stands beside it. */
export function Avatar({ initials }: { readonly initials: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {initials}
    </span>
  );
}
