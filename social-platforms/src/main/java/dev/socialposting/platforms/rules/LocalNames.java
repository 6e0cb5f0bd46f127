package dev.socialposting.platforms.rules;

import java.util.Set;

/**
 * Host names that the internet's public DNS does not have, and never will or should: those without a dot, and those that end with
 * one of these labels. {@code shared-cases/hosts.json} holds this and the dashboard to the same verdicts.
 */
final class LocalNames {
    /** Source: IANA, "Special-Use Domain Names" (RFC 2606, 6761, 6762, 7686, 9476); all of {@code arpa}, for hosts are not there. */
    private static final Set<String> SPECIAL_USE =
            Set.of("alt", "arpa", "example", "invalid", "local", "localhost", "onion", "test");

    /** Source: ICANN's resolutions of 4 February 2018 (withheld for so many use them) and 29 July 2024 (reserved for private use). */
    private static final Set<String> WITHHELD_BY_ICANN = Set.of("corp", "home", "internal", "mail");

    /** What hosts files, containers and clusters call their own. */
    private static final Set<String> OF_MACHINES = Set.of(
            "consul",
            "default",
            "docker",
            "localdomain",
            "localdomain4",
            "localdomain6",
            "localhost4",
            "localhost6",
            "localnet",
            "svc");

    /** What offices and routers call their own; asked for most among the names that there are not, says ICANN's study of name collisions. */
    private static final Set<String> OF_NETWORKS = Set.of(
            "belkin",
            "dhcp",
            "dlink",
            "domain",
            "gateway",
            "intranet",
            "lan",
            "priv",
            "private",
            "router",
            "workgroup");

    /** Found by other means than DNS. */
    private static final Set<String> OF_OVERLAYS = Set.of("bit", "eth", "exit", "gnu", "i2p", "zkey");

    private LocalNames() {}

    /**
     * Whether a name is one of them.
     *
     * @param host in lower case, without a dot at its end
     */
    static boolean contain(String host) {
        int dot = host.lastIndexOf('.');
        String last = host.substring(dot + 1);
        return dot < 0
                || SPECIAL_USE.contains(last)
                || WITHHELD_BY_ICANN.contains(last)
                || OF_MACHINES.contains(last)
                || OF_NETWORKS.contains(last)
                || OF_OVERLAYS.contains(last);
    }
}
