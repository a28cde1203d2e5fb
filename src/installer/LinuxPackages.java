import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The .deb and the .rpm, each where its tools are; both hold the same files, each at its final place. */
final class LinuxPackages {
    private static final Path ROOT = Installer.TARGET.resolve("linux/root").toAbsolutePath();
    private static final Path FILLED = Installer.TARGET.resolve("package/linux");
    private static final Path SHARE = ROOT.resolve("usr/share");

    private LinuxPackages() {}

    static List<Path> make(Image image) throws IOException, InterruptedException {
        Tree.delete(ROOT.getParent());
        lay(image);
        List<Path> made = new ArrayList<>();
        if (Tools.exists("dpkg-deb")) {
            made.add(deb());
        }
        if (Tools.exists("rpmbuild")) {
            made.add(rpm());
        }
        if (made.isEmpty()) {
            System.err.println("No package: neither dpkg-deb nor rpmbuild is here. The image is complete.");
        }
        return made;
    }

    private static void lay(Image image) throws IOException, InterruptedException {
        Tree.copy(image.home(), ROOT.resolve("opt/gantry"));
        Files.createDirectories(ROOT.resolve("usr/bin"));
        Files.createSymbolicLink(ROOT.resolve("usr/bin/gantry"), Path.of("/opt/gantry/bin/gantry"));
        share("applications/gantry.desktop", "gantry.desktop");
        share("mime/packages/gantry.xml", "gantry.xml");
        share("metainfo/dev.gantry.Gantry.metainfo.xml", "dev.gantry.Gantry.metainfo.xml");
        share("zsh/vendor-completions/_gantry", "_gantry");
        icons();
        Path manual = SHARE.resolve("man/man1/gantry.1");
        Tree.write(manual, describe(image, "man"));
        Tools.run(Map.of(), List.of("gzip", "-9n", manual.toString()));
        Tree.write(SHARE.resolve("bash-completion/completions/gantry"), describe(image, "bash"));
        Tree.copyFile(image.app().resolve("legal/THIRD-PARTY.txt"), SHARE.resolve("doc/gantry/copyright"));
        Tree.publish(ROOT);
    }

    private static void share(String place, String source) throws IOException {
        Tree.copyFile(FILLED.resolve(source), SHARE.resolve(place));
    }

    private static void icons() throws IOException {
        Path icons = SHARE.resolve("icons/hicolor");
        String recording = "application-vnd.gantry.recording";
        for (int size : new int[]{16, 24, 32, 48, 64, 128, 256, 512}) {
            Path drawn = Path.of("assets/icon/gantry-" + size + ".png");
            Path folder = icons.resolve(size + "x" + size);
            Tree.copyFile(drawn, folder.resolve("apps/gantry.png"));
            Tree.copyFile(drawn, folder.resolve("mimetypes/" + recording + ".png"));
        }
        Tree.copyFile(Path.of("assets/icon/gantry.svg"), icons.resolve("scalable/apps/gantry.svg"));
    }

    private static byte[] describe(Image image, String reader) throws IOException, InterruptedException {
        return Tools.output(List.of(image.launcher().toString(), "describe", reader));
    }

    private static Path deb() throws IOException, InterruptedException {
        String architecture = new String(Tools.output(List.of("dpkg", "--print-architecture"))).strip();
        Path control = ROOT.resolve("DEBIAN/control");
        String text = Files.readString(FILLED.resolve("control"))
                .replace("ARCHITECTURE", architecture)
                .replace("KILOBYTES", String.valueOf(Tree.size(ROOT) / 1024));
        Tree.write(control, text.getBytes());
        Tree.publish(control.getParent());
        String version = text.replaceAll("(?s).*\nVersion: (\\S+).*", "$1");
        Path deb = Installer.DIST.resolve("gantry_" + version + "_" + architecture + ".deb");
        Tools.run(Map.of(), List.of("dpkg-deb", "--root-owner-group", "-Zxz",
                "-z" + System.getProperty("package.xz", "6"), "--build", ROOT.toString(), deb.toString()));
        Tree.delete(control.getParent());
        return deb;
    }

    private static Path rpm() throws IOException, InterruptedException {
        Path work = ROOT.resolveSibling("rpm");
        Tools.run(Map.of(), List.of("rpmbuild", "-bb", "--define", "_topdir " + work, "--define", "root " + ROOT,
                "--define", "_rpmdir " + work.resolve("made"), FILLED.resolve("gantry.spec").toString()));
        Path made = Tree.files(work.resolve("made")).getFirst();
        Path rpm = Installer.DIST.resolve(made.getFileName());
        Files.move(made, rpm);
        return rpm;
    }
}
