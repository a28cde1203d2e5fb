/**
 * Texts of lessons: what a lesson says, what it asks before a run, and whether an answer was right.
 *
 * <p><b>Owns</b> the form of {@code lesson.md} ({@link dev.gantry.lesson.text.LessonText}), its questions ({@link
 * dev.gantry.lesson.text.Question}) and how a recording decides them ({@link dev.gantry.lesson.text.Judge}): by claims,
 * so that no answer is stored.
 *
 * <p><b>Threads.</b> Texts and questions never change. Any thread may judge.
 *
 * <p><b>Must not know</b> lessons' programs, nor who shows the text.
 */
package dev.gantry.lesson.text;
