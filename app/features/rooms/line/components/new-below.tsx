import { Press } from "#app/components/press.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

interface NewBelowProps {
  readonly count: number;
  readonly onPress: () => void;
}

/** "3 new messages", for one who reads above: the page stays where it is until this is pressed. */
export function NewBelow({ count, onPress }: NewBelowProps) {
  const t = useTexts("room-line");
  if (count === 0) return null;
  return (
    <p className="pb-2">
      <Press onPress={onPress}>{t("newBelow", { count })}</Press>
    </p>
  );
}
