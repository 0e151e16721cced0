import { NativeSelect, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SetUnits } from "@/shared/api/types";
import { Ready } from "@/shared/ui/Ready";

/** One more unit, which no template knows: a school, a station, a board. */
export function AddUnit({
  kinds,
  onAdd,
}: {
  kinds: SetUnits["kinds"];
  onAdd: (name: string, kind: string) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [kind, setKind] = useState("DIVISION");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    onAdd(name.trim(), kind);
    setName("");
  };
  return (
    <form className="start-add" onSubmit={add}>
      <TextInput
        label={t("start.addUnit")}
        placeholder={t("start.addUnitExample")}
        value={name}
        maxLength={300}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("start.kind")}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        data={kinds.map((one) => ({ value: one.code, label: one.name }))}
      />
      <Ready
        type="submit"
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
        unmet={!name.trim() && t("ready.name")}
      >
        {t("start.add")}
      </Ready>
    </form>
  );
}
