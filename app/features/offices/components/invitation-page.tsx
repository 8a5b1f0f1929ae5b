import { ButtonLink, Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Capacity, Mandate, Person } from "../../access/actor.ts";
import type { NamedOffice } from "../office.ts";
import { JoinForm } from "./join-form.tsx";
import type { OfficeOf } from "./office-of.ts";

interface InvitationPageProps {
  /** The path of this page, to come back to after signing in. */
  readonly path: string;
  readonly person: Person | null;
  readonly invitation: {
    readonly office: NamedOffice;
    readonly capacity: Capacity;
    /** Null where it was made in the terminal. */
    readonly by: Mandate | null;
    readonly email: string | null;
    readonly startsAt: Date | null;
    readonly endsAt: Date | null;
    readonly expiresAt: Date;
    readonly way: "join" | "signIn" | "accept" | "other";
  };
  readonly officeOf: OfficeOf;
  readonly reply: FormReply | undefined;
}

/** Who invites to which office, until when, and how to accept. */
export function InvitationPage({ path, person, invitation, officeOf, reply }: InvitationPageProps) {
  const t = useTexts("offices");
  return (
    <div className="wrap page">
      <PageHead title={t("accept.title")} lead={t("accept.lead")} />
      <FormErrors
        reply={reply}
        labels={{ name: t("accept.name"), password: t("accept.password"), email: t("accept.email") }}
      />
      <div className="stack">
        <Offer invitation={invitation} officeOf={officeOf} />
        <Way path={path} person={person} invitation={invitation} reply={reply} />
      </div>
    </div>
  );
}

function Offer({ invitation, officeOf }: Pick<InvitationPageProps, "invitation" | "officeOf">) {
  const t = useTexts("offices");
  const formats = useFormats();
  const { office, capacity, by, email, startsAt, endsAt, expiresAt } = invitation;
  const facts = [
    {
      key: "office",
      term: t("accept.office"),
      value: (
        <>
          {officeOf({ office, capacity })}
          {office.term !== null && <>, {office.term}</>}
        </>
      ),
    },
    { key: "by", term: t("accept.by"), value: by ? officeOf(by) : t("invite.fromTerminal") },
    ...(email === null
      ? []
      : [{ key: "for", term: t("accept.email"), value: <bdi className="wrap-anywhere">{email}</bdi> }]),
    ...(startsAt === null ? [] : [{ key: "from", term: t("invite.from"), value: formats.date(startsAt) }]),
    ...(endsAt === null
      ? []
      : [
          {
            key: "until",
            term: t("invite.until"),
            value: formats.date(new Date(endsAt.getTime() - 1)),
          },
        ]),
    { key: "open", term: t("accept.openUntil"), value: formats.dateTime(expiresAt) },
  ];
  return <Facts facts={facts} />;
}

function Way({ path, person, invitation, reply }: Omit<InvitationPageProps, "officeOf">) {
  const t = useTexts("offices");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  const { way, email } = invitation;
  if (way === "join")
    return <JoinForm asksEmail={email === null} signIn={paths.signInTo(path)} reply={reply} />;
  if (way === "signIn")
    return (
      <Note>
        <p>{t("accept.hasAccount")}</p>
        <p className="actions pt-3">
          <ButtonLink href={paths.signInTo(path)}>{terms("sign-in")}</ButtonLink>
        </p>
      </Note>
    );
  if (way === "other")
    return (
      <Note isWarning>
        <p>
          {t("accept.other")} <bdi>{person?.email}</bdi>
        </p>
        <form method="post" action={paths.signOut} className="pt-3">
          <Button kind="quiet">{terms("sign-out")}</Button>
        </form>
      </Note>
    );
  return (
    <form method="post" className="actions">
      <Button>{t("accept.button")}</Button>
    </form>
  );
}

/** The one page for a link that is unknown, used, withdrawn or too old: it says the same of all. */
export function ClosedInvitation() {
  const t = useTexts("offices");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead compact title={t("closed.title")} lead={t("closed.lead")}>
        <div className="actions pt-3">
          <ButtonLink href={paths.signIn}>{terms("sign-in")}</ButtonLink>
          <ButtonLink kind="quiet" href={paths.register}>
            {t("register.title")}
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.home}>
            {terms("home")}
          </ButtonLink>
        </div>
      </PageHead>
    </div>
  );
}
