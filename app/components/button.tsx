import type { ReactNode } from "react";

type Kind = "primary" | "quiet" | "danger";

const classes: Readonly<Record<Kind, string>> = {
  primary: "button",
  quiet: "button button-quiet",
  danger: "button button-danger",
};

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: Kind;
  /** Sent with the form, so that one form may have several buttons. */
  readonly name?: string;
  readonly value?: string;
  readonly disabled?: boolean;
  /** Where the form goes instead, if not to its own address. */
  readonly formAction?: string;
  readonly type?: "submit" | "button";
  readonly id?: string;
}

/** A button of a form, named by its children (a plain verb); it submits unless told otherwise. */
export function Button({ kind = "primary", type = "submit", ...rest }: ButtonProps) {
  return <button className={classes[kind]} type={type} {...rest} />;
}

interface ButtonLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly kind?: Kind;
  readonly lang?: string | undefined;
}

/** A link that looks like a button, for the next step that is a page of its own. */
export function ButtonLink({ kind = "primary", children, ...rest }: ButtonLinkProps) {
  return (
    <a className={classes[kind]} {...rest}>
      {children}
    </a>
  );
}
