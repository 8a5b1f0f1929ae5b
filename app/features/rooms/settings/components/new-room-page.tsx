import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { languages } from "#app/language/languages.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { ActingUnder } from "../../acting/components/acting-under.tsx";
import { roomTitleLimit } from "../../limits.ts";
import { RoomBreadcrumb } from "../../opening/components/room-breadcrumb.tsx";
import { audiences } from "../audience.ts";
import { AudienceFields, type Organisation } from "./room-fields.tsx";

interface NewRoomPageProps {
  readonly organisations: readonly Organisation[];
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
  readonly reply: FormReply | undefined;
}

/** The form of a new standing room: titles, address, and whom it is for. */
export function NewRoomPage({ organisations, mandate, reply }: NewRoomPageProps) {
  const t = useTexts("room-settings");
  const labels = {
    slug: t("slug"),
    "title.en": t("roomTitle"),
    audience: t("audience"),
    guests: t("guests"),
  };
  return (
    <div className="wrap page">
      <PageHead compact breadcrumb={<RoomBreadcrumb />} title={t("new.title")} lead={t("new.lead")} />
      <FormErrors reply={reply} labels={labels} />
      <form method="post" className="form" id="new-room">
        <ActingUnder mandate={mandate} />
        <Titles reply={reply} />
        <InputField
          name="slug"
          label={t("slug")}
          hint={t("slugHint")}
          defaultValue={typed(reply, "slug")}
          error={useFieldError(reply)("slug")}
          spellCheck={false}
          required
        />
        <AudienceFields
          audiences={audiences}
          organisations={organisations}
          audience="members"
          guests={[]}
          reply={reply}
        />
        <p>
          <Button>{t("new.button")}</Button>
        </p>
      </form>
    </div>
  );
}

/** English first, the others folded: one of them is enough. */
function Titles({ reply }: Pick<NewRoomPageProps, "reply">) {
  const t = useTexts("room-settings");
  const errorOf = useFieldError(reply);
  const fields = languages.map(({ tag, endonym }) => (
    <InputField
      key={tag}
      name={`title.${tag}`}
      label={
        <>
          {t("roomTitle")} (<bdi lang={tag}>{endonym}</bdi>)
        </>
      }
      limit={tag === "en" ? t("titleLimit", { limit: roomTitleLimit }) : undefined}
      lang={tag}
      defaultValue={typed(reply, `title.${tag}`)}
      error={errorOf(`title.${tag}`)}
    />
  ));
  return (
    <>
      {fields[0]}
      <details>
        <summary>{t("otherLanguages")}</summary>
        <div className="stack py-3">{fields.slice(1)}</div>
      </details>
    </>
  );
}
