import { Alert, Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Programmes } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Panel } from "@/shared/ui/Page";
import { useProgrammes } from "./useProgrammes";

const EMPTY = { code: "", name: "" };

/** A further programme; its areas are said next. */
export function NewProgramme({ onMade }: { onMade: (code: string) => void }) {
  const { t } = useTranslation();
  const keep = useProgrammes();
  const [typed, set] = useState(EMPTY);
  const add = useAct<Programmes>((answer, sent) => {
    keep(answer);
    set(EMPTY);
    onMade(String(sent.body.code));
  });
  const wrong = (field: string) => add.problem?.errors.find((one) => one.field === field)?.message;
  return (
    <Panel title={t("areas.newProgramme")}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ path: "programmes", body: { code: typed.code.trim(), name: typed.name.trim() } });
        }}
      >
        <div className="two-fields">
          <TextInput
            label={t("areas.programmeName")}
            withAsterisk
            maxLength={200}
            value={typed.name}
            error={wrong("name")}
            onChange={({ currentTarget: { value } }) => set((kept) => ({ ...kept, name: value }))}
          />
          <TextInput
            label={t("areas.code")}
            description={t("areas.codeHelp")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            withAsterisk
            maxLength={20}
            value={typed.code}
            error={wrong("code")}
            onChange={({ currentTarget: { value } }) =>
              set((kept) => ({ ...kept, code: value.toUpperCase() }))
            }
          />
        </div>
        {add.problem && !add.problem.errors.length && (
          <Alert color="son" role="alert">
            {add.problem.message}
          </Alert>
        )}
        <Button type="submit" className="self-start" loading={add.isPending}>
          {t("areas.addProgramme")}
        </Button>
      </form>
    </Panel>
  );
}
