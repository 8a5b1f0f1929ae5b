import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { Facts } from "#app/components/facts.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { ButtonExamples, FieldExamples, MessageExamples } from "./design-forms.tsx";
import { FrameExamples, WayExamples } from "./design-frame.tsx";
import {
  ChartExample,
  RowExamples,
  ScriptExamples,
  StageExamples,
  TableExamples,
} from "./design-reading.tsx";
import { ThreadExample } from "./design-thread.tsx";
import { words } from "./example-words.ts";

function Head() {
  const crumbs = [
    { key: "about", href: "#frame", label: words.about },
    { key: "design", label: words.title },
  ];
  const facts = [
    { key: "since", term: words.memberSince, value: words.founding },
    { key: "confirmed", term: words.confirmed, value: <span className="deadline">{words.overdue}</span> },
  ];
  return (
    <PageHead
      title={words.title}
      beside={<span lang="vi">{words.localName}</span>}
      lead={words.lead}
      breadcrumb={<Breadcrumb label={words.crumbs} crumbs={crumbs} />}
      aside={<Facts facts={facts} />}
    />
  );
}

/** Every component in every state, in one long page; its words are English, whatever the language of the frame. */
export function DesignExamples() {
  return (
    <div lang="en">
      <Head />
      <StageExamples />
      <ButtonExamples />
      <div className="columns">
        <ThreadExample />
        <FieldExamples />
      </div>
      <RowExamples />
      <TableExamples />
      <ChartExample />
      <MessageExamples />
      <WayExamples />
      <ScriptExamples />
      <FrameExamples />
    </div>
  );
}
