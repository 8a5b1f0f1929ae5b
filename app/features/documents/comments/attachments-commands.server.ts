/** The files of a comment's form, taken as all files are: features meet in commands. */
export { shownAgain, takeFiles } from "#app/features/files/form-commands.server.ts";
