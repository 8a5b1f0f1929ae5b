/**
 * An e-mail address that a letter can be sent to: one address alone, whatever reads it, with a host that has a dot. What
 * passes here the mailer takes too.
 */
export const mailAddress =
  /^[^\s\p{C}<>()[\]\\,;:"@]{1,64}@[^\s\p{C}<>()[\]\\,;:".@]+(?:\.[^\s\p{C}<>()[\]\\,;:".@]+)+$/u;
