import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePalette } from "./context";

const APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const COMMAND_K = APPLE ? "⌘ K" : "Ctrl K";

/** Looks like the field it opens; on a phone it is the icon alone. */
export function PaletteButton() {
  const { t } = useTranslation();
  const open = usePalette();
  return (
    <button
      type="button"
      className="palette-button"
      aria-label={t("palette.open")}
      title={`${t("palette.open")} (${COMMAND_K})`}
      aria-haspopup="dialog"
      onClick={() => open("palette")}
    >
      <IconSearch size={18} stroke={1.75} aria-hidden />
      <span className="palette-button-words">{t("palette.open")}</span>
      <kbd className="palette-button-words">{COMMAND_K}</kbd>
    </button>
  );
}
