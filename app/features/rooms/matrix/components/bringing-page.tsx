import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { Button } from "#app/components/button.tsx";
import { SelectField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { RichText } from "#app/components/rich-text.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { ActingUnder } from "../../acting/components/acting-under.tsx";

interface BringingPageProps {
  readonly room: string;
  readonly number: number;
  readonly message: { readonly html: string; readonly lang: string | null };
  readonly documents: readonly { readonly slug: string; readonly title: string; readonly lang: string }[];
  readonly chosen: Chosen | null;
  readonly paragraph: string;
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
  readonly reply: FormReply | undefined;
}

interface Chosen {
  readonly slug: string;
  readonly version: number;
  readonly nodes: readonly Place[];
}

interface Place {
  readonly id: string;
  readonly number: string;
  /** How it begins. */
  readonly text: string;
  readonly lang: string | null;
}

/** A message becomes the beginning of a comment: which document, which paragraph. */
export function BringingPage({ room, number, message, reply, ...choice }: BringingPageProps) {
  const t = useTexts("bringing");
  const rooms = useTexts("rooms");
  const back = t("back");
  const href = pathsOf(usePageTexts().lang).message(room, number);
  const crumbs = [{ key: "message", href, label: back }];
  return (
    <div className="wrap page">
      <PageHead
        compact
        title={t("title")}
        lead={t("lead")}
        breadcrumb={<Breadcrumb label={rooms.plain("youAreHere")} crumbs={crumbs} />}
      />
      <FormErrors reply={reply} />
      <section className="pb-5" aria-label={t.plain("said")}>
        <blockquote className="max-w-measure border-s-4 border-river bg-mist px-4 py-2">
          <RichText html={message.html} lang={message.lang ?? undefined} />
        </blockquote>
      </section>
      {choice.documents.length === 0 ? <Note>{t("none")}</Note> : <Choice {...choice} reply={reply} />}
    </div>
  );
}

type ChoiceProps = Pick<BringingPageProps, "documents" | "chosen" | "paragraph" | "mandate" | "reply">;

function Choice({ documents, chosen, ...form }: ChoiceProps) {
  const t = useTexts("bringing");
  const isChoice = documents.length > 1 || chosen === null;
  return (
    <>
      {isChoice && (
        <form className="form pb-5">
          <SelectField
            name="document"
            label={t("document")}
            defaultValue={chosen?.slug}
            options={documents.map(({ slug, title, lang }) => ({ value: slug, label: title, lang }))}
          />
          <div>
            <Button kind="quiet">{t("choose")}</Button>
          </div>
        </form>
      )}
      {chosen && <PlaceForm key={chosen.slug} chosen={chosen} {...form} />}
    </>
  );
}

function PlaceForm({
  chosen,
  paragraph,
  mandate,
  reply,
}: Pick<ChoiceProps, "paragraph" | "mandate" | "reply"> & { chosen: Chosen }) {
  const t = useTexts("bringing");
  const errorOf = useFieldError(reply);
  const whole = { value: "", label: t.plain("whole"), lang: t.lang("whole") };
  return (
    <form method="post" className="form">
      <ActingUnder mandate={mandate} />
      <input type="hidden" name="document" value={chosen.slug} />
      <input type="hidden" name="version" value={chosen.version} />
      <SelectField
        name="paragraph"
        label={t("paragraph")}
        defaultValue={typed(reply, "paragraph", paragraph)}
        error={errorOf("paragraph")}
        options={[
          whole,
          ...chosen.nodes.map(({ id, number, text, lang }) => ({
            value: id,
            label: `${number} ${text}`,
            lang: lang ?? undefined,
          })),
        ]}
      />
      <div>
        <Button>{t("begin")}</Button>
      </div>
    </form>
  );
}
