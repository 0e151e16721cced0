/** Words of devices that stay signed in, and of the body's choices for deciding. */
export const trust = {
  trust: {
    title: "This device",
    keep: "Stay signed in on this device",
    keepHelp:
      "Only when it is your own. Issuing, orders to many and granting roles still ask for the password.",
    days_one: "No signing in for {{count}} day after it was last used.",
    days: "No signing in for {{count}} days after it was last used.",
    notHere: "The office does not let devices stay signed in.",
    again: "Type your password again",
    againHelp: "This binds many people, so a device that stays signed in asks once more.",
    go: "Go on",
    reasons: "Reasons for returning",
    reasonsHelp:
      "Five reasons that one tap gives when something is returned; left empty, the usual ones are offered.",
    reasonN: "Reason {{n}}",
    limit: "Trusted device: days signed in",
    limitHelp: "No sign-in for that many days; 0 keeps none.",
  },
};
