import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Typed } from "./typed";

/** Kinds of document a plan may be, as they are printed. */
export const KINDS = ["Kế hoạch", "Chương trình", "Quyết định", "Đề án", "Chỉ thị"] as const;

/** What document the plan is; which programme it belongs to was said where its file is read. */
export function Belongs({ typed, set }: { typed: Typed; set: (next: Typed) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("versions.documentKind")}
      data={[...KINDS]}
      value={typed.kind ?? KINDS[0]}
      allowDeselect={false}
      onChange={(kind) => kind && set({ kind })}
    />
  );
}
