import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Narrowed } from "@/shared/api/types";

const NAMES = ["body", "unit", "inspection", "place", "measure"] as const;

/** Filters that came with a link, in words; each is dropped by a press. */
export function NarrowedChips({ narrowed, drop }: { narrowed: Narrowed[]; drop: (name: string) => void }) {
  const { t } = useTranslation();
  return narrowed.map(({ name, label }) => {
    const kind = NAMES.find((one) => one === name);
    const said = kind ? `${t(`foundList.narrowed.${kind}`)}: ${label}` : label;
    return (
      <button
        key={name}
        type="button"
        className="chip chip-on narrowed"
        aria-label={t("handled.drop", { label: said })}
        onClick={() => drop(name)}
      >
        <span className="ellipsis">{said}</span>
        <IconX size={14} stroke={1.75} aria-hidden />
      </button>
    );
  });
}
