import { Autocomplete, Button, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemOfList } from "@/shared/api/visitQueries";
import { useAreas } from "@/shared/areas/areas";
import { KINDS, ofKind, tidied } from "./draft";
import { FailsFields } from "./FailsFields";
import { FigureFields, NamedRows } from "./FigureFields";

/** One line: what is asked, how it is answered, when it fails and what its finding says then. */
export function ItemForm({
  item: given,
  known,
  onKeep,
  onCancel,
}: {
  item: ItemOfList;
  known: string[];
  onKeep: (item: ItemOfList) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const areas = useAreas();
  const [item, setItem] = useState(given);
  const [tried, setTried] = useState(false);
  const set = (next: Partial<ItemOfList>) => setItem((kept) => tidied({ ...kept, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (item.text.trim() && item.section.trim()) onKeep(item);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Textarea
        label={t("item.text")}
        withAsterisk
        autosize
        minRows={2}
        maxLength={1000}
        data-autofocus
        value={item.text}
        error={tried && !item.text.trim() ? t("item.needText") : undefined}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <Autocomplete
        label={t("item.section")}
        withAsterisk
        data={known}
        maxLength={200}
        value={item.section}
        error={tried && !item.section.trim() ? t("item.needSection") : undefined}
        onChange={(section) => set({ section })}
      />
      <div className="checklist-two">
        <Select
          label={t("item.kind")}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`itemKind.${value}`) }))}
          value={item.kind}
          onChange={(kind) => setItem((kept) => ofKind(kept, KINDS.find((one) => one === kind) ?? kept.kind))}
        />
        <Select
          label={t("ticket.area")}
          allowDeselect={false}
          data={areas.choices(item.area)}
          value={item.area}
          onChange={(area) => set({ area: area ?? item.area })}
        />
      </div>
      {item.kind === "FIGURES" && <FigureFields item={item} set={set} />}
      {item.kind === "CHOICE" && (
        <NamedRows
          title={t("item.choices")}
          name={t("item.choice")}
          add={t("item.addChoice")}
          drop={t("item.dropChoice")}
          rows={item.choices}
          onChange={(choices) => set({ choices })}
        />
      )}
      {item.kind !== "TEXT" && item.kind !== "PHOTO" && <FailsFields item={item} set={set} />}
      <TextInput
        label={t("finding.basis")}
        maxLength={500}
        value={item.legal_basis}
        onChange={(event) => set({ legal_basis: event.currentTarget.value })}
      />
      <Textarea
        label={t("item.help")}
        autosize
        maxLength={1000}
        value={item.help}
        onChange={(event) => set({ help: event.currentTarget.value })}
      />
      <Switch
        label={t("item.photo")}
        checked={item.photo}
        onChange={(event) => set({ photo: event.currentTarget.checked })}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onCancel}>
          {t("app.cancel")}
        </Button>
        <Button type="submit">{t("item.keep")}</Button>
      </div>
    </form>
  );
}
