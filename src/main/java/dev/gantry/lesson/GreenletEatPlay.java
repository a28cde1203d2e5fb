package dev.gantry.lesson;

import dev.gantry.coroutine.Greenlet;

/** Two greenlets that switch to each other by hand. */
final class GreenletEatPlay implements JavaLesson {
    @Override
    public String id() {
        return "greenlet-eat-play";
    }

    @Override
    public void run(Desk desk) {
        Greenlet[] play = new Greenlet[1];
        Greenlet eat = new Greenlet("eat", () -> {
            desk.print("eating 1");
            play[0].switchTo();
            desk.sleep(1);
            desk.print("eating 2");
        });
        play[0] = new Greenlet("play", () -> {
            desk.print("playing 1");
            desk.sleep(1);
            desk.print("playing 2");
            eat.switchTo();
            desk.print("never printed");
        });
        eat.switchTo();
    }
}
