import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { PrivacyPage } from "#app/features/about/components/privacy-page.tsx";
import { textsOf } from "#app/language/use-texts.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return { title: textsOf(context.texts, "about").plain("privacy.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · ASCN` }];

export default function Privacy() {
  return <PrivacyPage />;
}
