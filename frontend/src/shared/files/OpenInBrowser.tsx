import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { inBrowser, isInApp } from "@/shared/device/inApp";
import { copy } from "@/shared/ui/copy";

/** Inside another app: the way out for what it cannot do. `address`: the page to be opened there, else this one; never a file's own,
 * which tells nothing to a browser that is not signed in. */
export function OpenInBrowser({ address }: { address?: string }) {
  const { t } = useTranslation();
  if (!isInApp()) return null;
  const wanted = new URL(address ?? window.location.href, window.location.origin).href;
  const way = inBrowser(wanted);
  return (
    <p className="small dim in-app">
      {t("inApp.help")}{" "}
      {way && (
        <a className="link" href={way}>
          {t("inApp.open")}
        </a>
      )}{" "}
      <button
        type="button"
        className="text-button"
        onClick={() =>
          notifications.show({
            message: t(copy(wanted) ? "inApp.copied" : "quick.notCopied"),
            autoClose: 5000,
          })
        }
      >
        {t("inApp.copy")}
      </button>
    </p>
  );
}
