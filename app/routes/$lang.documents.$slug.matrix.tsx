import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orNotFound } from "#app/features/access/errors.ts";
import type { Put } from "#app/features/documents/amendments/commands.server.ts";
import { draftAddress } from "#app/features/documents/drafts/components/draft-address.ts";
import { MatrixPage } from "#app/features/documents/matrix/components/matrix-page.tsx";
import { readFilter } from "#app/features/documents/matrix/filter.ts";
import { takeMatrixForm } from "#app/features/documents/matrix/matrix-form.server.ts";
import { findMatrixPage } from "#app/features/documents/matrix/matrix-page.server.ts";
import { versionNumber } from "#app/features/documents/schema.ts";
import { answer } from "#app/http/answer.ts";
import type { FormReply } from "#app/http/form.ts";
import { countParam, slugParam } from "#app/http/params.ts";
import { seeOther } from "#app/http/safe-redirect.ts";
import { textsOf } from "#app/language/use-texts.tsx";
import styles from "../styles/matrix.css?url";

export const handle = { texts: ["matrix", "documents", "amendments"] };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

function askedBy({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const version = url.searchParams.get("version");
  const isId = (id: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return {
    slug: slugParam(params),
    number: version === null ? null : orNotFound(versionNumber(version)),
    filter: readFilter(url.searchParams),
    page: countParam(url, "page") ?? 1,
    answering: url.searchParams.getAll("answer").filter(isId),
  };
}

export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { services, actor, texts } = args.context;
    const page = await findMatrixPage(services, actor, texts, askedBy(args));
    const title = textsOf(texts, "matrix").plain("title", { number: page.number });
    return { page, title: `${title} · ${page.title}` };
  });
}

export function action(args: ActionFunctionArgs) {
  return answer(async () => {
    const asked = askedBy(args);
    const { services, actor, texts } = args.context;
    // The page says which version it shows; a form sent to the address without one means the same as the page.
    const number =
      asked.number ?? (await findMatrixPage(services, actor, texts, { ...asked, answering: [] })).number;
    const { done, refused } = await takeMatrixForm(args.context, { ...asked, number }, args.request);
    if (refused) return data(refused, { status: refused.status });
    if (done.put) return afterPutting(args, done.put);
    const { pathname, searchParams } = new URL(args.request.url);
    const [first] = asked.answering;
    searchParams.delete("answer");
    const place = done.deed === "answer" && first !== undefined ? `#row-${first}` : "";
    return seeOther(`${pathname}${searchParams.size > 0 ? `?${searchParams.toString()}` : ""}${place}`, {
      flash: done.deed === "publish" ? "answersPublished" : "matrixSaved",
    });
  });
}

/** Back to the row; or into the draft, where the paragraph was changed, or only something of it was accepted. */
function afterPutting({ request, params, context }: ActionFunctionArgs, put: Put) {
  const { paragraph, lang, isIn, isPartial } = put;
  if (!isIn || isPartial)
    return seeOther(draftAddress(context.lang, { slug: slugParam(params), in: lang, edit: paragraph }));
  const { pathname, search } = new URL(request.url);
  return seeOther(`${pathname}${search}`, { flash: "amendmentPutIn" });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · ASCN` },
  { name: "robots", content: "noindex" },
];

export default function Matrix() {
  const { page } = useLoaderData<typeof loader>();
  const refused = useActionData<{ reply: FormReply }>();
  return <MatrixPage page={page} reply={refused?.reply} />;
}
