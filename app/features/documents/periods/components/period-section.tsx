import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Tag } from "#app/components/tag.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import { Saying } from "../../components/saying.tsx";
import type { ShownPeriod, ShownPeriods } from "../shown-period.ts";
import { PeriodForms } from "./period-forms.tsx";

interface PeriodSectionProps {
  readonly period: ShownPeriod;
  readonly page: ShownPeriods;
  readonly reply: FormReply | undefined;
}

/** A period with its terms, what became of its end, and what the reader may do about it. */
export function PeriodSection({ period, page, reply }: PeriodSectionProps) {
  const t = useTexts("periods");
  const isOver = period.state === "closed";
  const own = typed(reply, "period") === period.id ? reply : undefined;
  return (
    <li className="stack period">
      <h3>
        <Saying said={period.sentence} />
      </h3>
      <div className="tag-row">
        <Tag>{t(`state.${period.state}`)}</Tag>
      </div>
      <Terms period={period} />
      <Changes changes={period.changes} />
      {page.country !== null && !isOver && <ApartForm period={period} country={page.country} />}
      {page.can.changePeriod && !isOver && <PeriodForms period={period} zone={page.zone} reply={own} />}
    </li>
  );
}

function Terms({ period }: { readonly period: ShownPeriod }) {
  const t = useTexts("periods");
  const { list } = useFormats();
  return (
    <Facts
      facts={[
        { key: "opens", term: t("opens"), value: <Saying said={period.opens} /> },
        { key: "closes", term: t("closes"), value: <Saying said={period.closes} /> },
        ...(period.submits
          ? [{ key: "submits", term: t("submits"), value: <Saying said={period.submits} /> }]
          : []),
        {
          key: "takes",
          term: t("takes.label"),
          value: list(period.takes.map((one) => t.plain(`asked.${one}`))),
        },
        {
          key: "direct",
          term: t("direct.label"),
          value: t(period.publishesDirectly ? "direct.yes" : "direct.no"),
        },
      ]}
    />
  );
}

function Changes({ changes }: Pick<ShownPeriod, "changes">) {
  const t = useTexts("periods");
  if (changes.length === 0) return null;
  return (
    <div>
      <h4>{t("changes")}</h4>
      <ul className="period-changes">
        {changes.map(({ end, due, reason }, index) => (
          <li key={index}>
            {end && <Move term={t("closes")} move={end} />}
            {due && <Move term={t("submits")} move={due} />}
            <p className="soft">
              <bdi>{reason}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MoveProps {
  readonly term: ReactNode;
  readonly move: NonNullable<ShownPeriod["changes"][number]["end"]>;
}

function Move({ term, move: { from, to } }: MoveProps) {
  return (
    <p>
      {term}:{" "}
      <del>
        <Saying said={from} />
      </del>{" "}
      <ins>
        <Saying said={to} />
      </ins>
    </p>
  );
}

interface ApartFormProps {
  readonly period: ShownPeriod;
  readonly country: string;
}

/** For a National Representative: whether the country's cities read each other's comments before it submits. */
function ApartForm({ period: { id, isKeptApart }, country }: ApartFormProps) {
  const t = useTexts("periods");
  return (
    <form method="post" className="stack period-apart">
      <input type="hidden" name="deed" value="keepApart" />
      <input type="hidden" name="period" value={id} />
      <input type="hidden" name="apart" value={isKeptApart ? "no" : "yes"} />
      <h4>{t("apart.title", { country })}</h4>
      <p>{t(isKeptApart ? "apart.isApart" : "apart.isOpen")}</p>
      <div>
        <Button kind="quiet">{t(isKeptApart ? "apart.open" : "apart.close")}</Button>
      </div>
    </form>
  );
}
