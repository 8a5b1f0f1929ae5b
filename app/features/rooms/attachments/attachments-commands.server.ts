/** The files of a message, hung on it as it is posted: features meet in commands. */
export { attachToMessage } from "#app/features/files/commands.server.ts";
