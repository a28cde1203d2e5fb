package dev.gantry.lesson;

import java.util.List;

import dev.gantry.coroutine.Greenlet;

/** Two greenlets that switch to each other by hand. */
final class GreenletEatPlay implements JavaLesson {
    @Override
    public String id() {
        return "greenlet-eat-play";
    }

    @Override
    public String title() {
        return "Eat and play by switching";
    }

    @Override
    public String summary() {
        return "Two greenlets switch to each other by hand: eating 1, playing 1, playing 2, eating 2. Look at "
                + "the sleeps: each blocks the thread, so they add up, for a greenlet never switches by itself. At "
                + "the end playing has switched away and nobody switches back: it stays suspended for good.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
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
