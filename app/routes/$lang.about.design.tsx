import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { DesignExamples } from "#app/features/about/components/design-examples.tsx";
import { textsOf } from "#app/language/use-texts.tsx";
import chineseStylesheet from "#app/styles/chinese.css?url";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "about").plain("designTitle") };
}

/** The specimens hold a Chinese passage. */
export const links: LinksFunction = () => [{ rel: "stylesheet", href: chineseStylesheet }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Design() {
  return (
    <div className="wrap page">
      <DesignExamples />
    </div>
  );
}
