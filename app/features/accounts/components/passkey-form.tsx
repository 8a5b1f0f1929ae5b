import { useFetcher } from "@remix-run/react";
import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";

interface PasskeyFormProps {
  readonly kind: "make" | "use";
  readonly label: ReactNode;
  /** Whether browsers allow passkeys under this address at all. */
  readonly isPasskeyHost: boolean;
  readonly to?: string;
  /** Fields that are sent with the first step. */
  readonly children?: ReactNode;
}

interface Begun {
  readonly options?: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
}

const never = () => () => undefined;

/** Asks the server for a challenge, the browser's authenticator for the answer, and sends that as a form. Needs script. */
export function PasskeyForm({ kind, label, isPasskeyHost, to = "", children }: PasskeyFormProps) {
  const t = useTexts("accounts");
  const isRunning = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const fetcher = useFetcher<Begun & Partial<FormReply>>();
  const form = useRef<HTMLFormElement>(null);
  const { options, errors } = fetcher.data ?? {};
  const hasFailed = useAnswer(kind, options, form);
  if (!isPasskeyHost) return <Note>{t("passkey.otherHost")}</Note>;
  if (!isRunning) return <Note>{t("passkey.needsScript")}</Note>;
  return (
    <>
      {errors && <FormErrors reply={{ values: {}, errors }} />}
      {hasFailed && (
        <div role="alert">
          <Note isWarning>{t("passkey.notUsed")}</Note>
        </div>
      )}
      <fetcher.Form method="post" className="form">
        <input type="hidden" name="deed" value="begin" />
        {children}
        <p>
          <Button>{label}</Button>
        </p>
      </fetcher.Form>
      <form method="post" ref={form} hidden>
        <input type="hidden" name="deed" value="passkey" />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="answer" defaultValue="" />
      </form>
    </>
  );
}

/** Has the authenticator answer each new challenge and sends the form; gives whether the last one was not answered. */
function useAnswer(
  kind: "make" | "use",
  options: Begun["options"],
  form: { readonly current: HTMLFormElement | null },
): boolean {
  const [failed, setFailed] = useState<Begun["options"]>(undefined);
  useEffect(() => {
    if (!options) return;
    const asked =
      kind === "make"
        ? startRegistration({ optionsJSON: options })
        : startAuthentication({ optionsJSON: options });
    asked.then(
      (answer) => {
        const field = form.current?.elements.namedItem("answer");
        if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer);
        form.current?.submit();
      },
      () => {
        setFailed(options);
      },
    );
  }, [kind, options, form]);
  return options !== undefined && failed === options;
}
