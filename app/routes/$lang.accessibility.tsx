import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { AccessibilityPage } from "#app/features/about/components/accessibility-page.tsx";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "about").plain("accessibility.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Accessibility() {
  return <AccessibilityPage />;
}
