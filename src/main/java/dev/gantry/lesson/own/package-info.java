/**
 * Lessons of the user's own: a folder for each, with the files that Gantry's own lessons have.
 *
 * <p><b>Owns</b> what such a folder and a zip of one may hold, and where they lie. What comes from others is bounded:
 * {@link dev.gantry.lesson.own.LessonContent} takes only files of a lesson, of limited number and size, by plain names,
 * and writes them anew. <b>Threads:</b> any; every call reads what is there now. <b>Must not know</b> who runs or shows
 * them.
 */
package dev.gantry.lesson.own;
