#!/usr/bin/env perl
# Plays the server traces of a tier to an echo server: run.pl --url ws://127.0.0.1:8080/ [--tier small] [--only ID] [--deadline 2].
# Exit code 0: no trace failed; 1: some did; 2: it could not run. Written from INTERPRETING.md alone.
use strict;
use warnings;
use Encode qw(decode FB_CROAK);
use FindBin;
use Getopt::Long;
use IO::Select;
use IO::Socket::INET;
use Socket qw(AF_INET6 IPPROTO_TCP SOL_SOCKET SO_LINGER TCP_NODELAY inet_pton);
use JSON::PP;
use List::Util qw(all any max min);
use Time::HiRes qw(time);

my ($PASS, $ALLOWED, $REFUSED, $FAIL) = (0 .. 3);
my ($json, %option) = (JSON::PP->new->canonical, tier => 'small', deadline => 2);
# Each pattern comes with a text that it takes.
my @HTTP = (qr{\AHTTP/[0-9]+\.[0-9]+ (?!101)[0-9]{3}(?: [^\r\n]*)?\r\n}, "HTTP/1.1 400 \r\n");
my @HANDSHAKE = (qr{\AHTTP/[0-9]+\.[0-9]+ 101 [\t -~\x80-\xff]*\r\n((?:[!-9;-~]+: [^\r\n]*\r\n)*)\r\n}, "HTTP/1.1 101 \r\nA: \r\n\r\n");
my $HOST = qr{(\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9._~!\$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(?::(0|[1-9][0-9]*))?};
my %PORT = (ws => 80, wss => 443, http => 80, https => 443);
binmode STDOUT, ':encoding(UTF-8)';
binmode STDERR, ':encoding(UTF-8)';
$SIG{PIPE} = 'IGNORE';

# All bytes as reply (a word, or lists of values by name), digest and frames, the last two in hex.
sub split_up {
    my ($data) = @_;
    return ($data eq '' ? 'none' : 'http', '', '') if $data eq '' || $data =~ $HTTP[0];
    if (my ($lines) = $data =~ $HANDSHAKE[0]) {
        my ($rest, %fields) = substr $data, $+[0];
        return ('wrong', '', '') if !eval { $lines = decode('UTF-8', $lines, FB_CROAK); 1 };
        push @{ $fields{ lc $1 } }, $2 while $lines =~ /([^:\r\n]+): ([^\r\n]*)\r\n/g;
        return (\%fields, unpack('H*', substr $rest, 0, 16), length $rest > 16 ? unpack('H*', substr $rest, 16) : '');
    }
    my $lines = $data =~ s/\A.*?(?:\r\n|\z)//sr;
    my $http = can_become($data, @HTTP) ? ' http' : '';
    my $handshake = can_become($data, @HANDSHAKE) && eval { decode('UTF-8', $lines, FB_CROAK | Encode::STOP_AT_PARTIAL); 1 };
    return ($http || $handshake ? 'incomplete' . $http . ($handshake ? ' handshake' : '') : 'wrong', '', '');
}

sub can_become {
    my ($data, $pattern, $end) = @_;
    return any { ($data . substr($end, $_)) =~ $pattern } 0 .. length($end) - 1;
}

sub is_url {
    my ($value, $schemes, $path) = @_;
    my ($scheme, $host, $port) = $value =~ m{\A($schemes)://$HOST$path\z} or return 0;
    return 0 if $host =~ /\A\[(.*)\]/ && !inet_pton(AF_INET6, $1);
    return !defined $port || $port <= 65535 && $port != ($PORT{ lc $scheme } // -1);
}

# Whether a field that is not as wanted may be so all the same.
sub is_liberty {
    my ($name, $values, $wanted) = @_;
    my $value = @$values == 1 ? $values->[0] : '';
    return !@$values || $value =~ /\A[!-~][ -~]*\z/ if $name eq 'sec-websocket-protocol';
    return is_url($value, 'wss?', '/[!-~]*') if $name eq 'sec-websocket-location';
    return !defined $wanted if $name ne 'sec-websocket-origin';
    return $value =~ m{\A(?:null|file://)\z} || is_url($value, '[A-Za-z][A-Za-z0-9+.-]*', '');
}

sub without_runs { return $_[0] =~ s/\(([0-9a-f]+)\*(\d+)\)/$1 x $2/ger }
sub begins { my ($whole, $start) = @_; return index($whole, $start) == 0 }

# Whether it is met, whether what is seen is a beginning of the outcome, and the mark.
sub compare_reply {
    my ($want, $reply, $digest) = @_;
    return (1, 1, $PASS) if !defined $want || !ref $want && !ref $reply && $want eq $reply;
    return (0, 0, $FAIL) if !ref $want && ($want eq 'none' || ref $reply);
    return (0, $reply eq 'none' || index($reply, ref $want ? ' handshake' : ' http') > 0, $PASS) if !ref $reply;
    my %wanted = %{ $want->{fields} };
    my @others = grep { $_ ne 'set-cookie' } keys %{ { %wanted, %$reply } };
    @others = grep { my $seen = $reply->{$_} // []; !(@$seen == 1 && defined $wanted{$_} && $seen->[0] eq $wanted{$_}) } @others;
    return (0, 0, $FAIL) if !all { is_liberty($_, $reply->{$_} // [], $wanted{$_}) } @others;
    my $due = $want->{digest} eq 'any' && length $digest == 32 ? $digest : $want->{digest};
    return ($digest eq $due, $due eq 'any' || begins($due, $digest), @others ? $ALLOWED : $PASS);
}

# Whether frames are whole text frames of those wanted, from the first on, and then that.
sub terminates {
    my ($frames, $wanted, $end) = @_;
    my $start = $frames =~ /$end\z/ ? substr $frames, 0, -length $end : return 0;
    return begins($wanted, $start) && pack('H*', $start) =~ /\A(?:\0[^\xff]*\xff)*\z/;
}

sub compare {
    my ($outcome, $data, $closed) = @_;
    my $mark = $outcome->{mark} eq 'pass' ? $PASS : $ALLOWED;
    return (1, 1, $mark) if $outcome->{anything};
    my ($reply, $digest, $frames) = split_up($data);
    my ($met, $begun, $liberty) = compare_reply($outcome->{reply}, $reply, $digest);
    my ($wanted, $closes) = (without_runs($outcome->{frames}), $outcome->{closes});
    if ($met && $frames ne $wanted) {
        ($met, $begun) = (terminates($frames, $wanted, 'ff00'), begins($wanted, $frames) || terminates($frames, $wanted, 'ff'));
        $liberty = $ALLOWED if $met;
    }
    $liberty = $ALLOWED if $met && $closes eq '0' && $closed;
    return ($met && ($closed || $closes ne '1'), $begun || $met, max($mark, $liberty));
}

# The verdict, as soon as there is one, all bytes, and whether the server has closed.
sub observe {
    my ($socket, $data, $outcomes, $after_fin) = @_;
    my ($until, $closed) = (time + $option{deadline} / ($after_fin ? 8 : 1), 0);
    while (1) {
        my @compared = map { [$_->{mark}, compare($_, $data, $closed)] } @$outcomes;
        my $best = min(map { $_->[3] } grep { $_->[1] || $_->[2] && $after_fin } @compared);
        my $begun = (split_up($data))[0] =~ /\A(?:incomplete )?http/ || any { $_->[2] } @compared;
        my $better = ($best // $FAIL) != $PASS && any { $_->[0] eq 'pass' && !$_->[1] && $_->[2] } @compared;
        my $left = $until - time;
        return ($begun && ($closed || $after_fin) ? $REFUSED : $FAIL, $data, $closed) if !defined $best && ($closed || !$begun || $left <= 0);
        return ($best, $data, $closed) if defined $best && ($closed || $left <= 0 || !($better || $after_fin));
        next if !IO::Select->new($socket)->can_read($left);
        $closed = !sysread $socket, $data, 65536, length $data;
    }
}

# The verdict on a trace, what to say of it, and the seconds of the slowest observation that is due.
sub play {
    my ($trace, $host, $port) = @_;
    my ($data, $worst, $slowest) = ('', $PASS, 0);
    my $socket = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port, Timeout => $option{deadline}) or die "$@\n";
    setsockopt $socket, IPPROTO_TCP, TCP_NODELAY, 1;
    my %observations = map { $_->{after} => $_ } @{ $trace->{observations} };
    for my $index (0 .. $#{ $trace->{events} }) {
        my ($event, $began) = ($trace->{events}[$index], time);
        my $fin = $event->{type} eq 'fin';
        # A reset is sent by closing.
        return ($worst, '', $slowest) if $event->{type} eq 'reset' && setsockopt $socket, SOL_SOCKET, SO_LINGER, pack 'ii', 1, 0;
        $fin ? shutdown($socket, 1) : print {$socket} pack 'H*', without_runs($event->{hex});
        my $observation = $observations{$index} or next;
        my ($verdict, $all, $closed) = observe($socket, $data, $observation->{outcomes}, $fin);
        ($data, $worst, $slowest) = ($all, max($worst, $verdict), max($slowest, $fin ? 0 : time - $began));
        my ($reply, @rest) = split_up($data);
        next if $verdict != $FAIL && !$closed && $reply ne 'http';
        my $seen = join ' ', grep({ $_ ne '' } ref $reply ? $json->encode($reply) : $reply, @rest), $closed ? 'closed' : 'open';
        my $expected = join ' or ', map { $json->encode($_) } @{ $observation->{outcomes} };
        return ($worst, "$observation->{step}: expected $expected; observed $seen", $slowest);
    }
    return ($worst, '', $slowest);
}

sub run {
    GetOptions(\%option, 'url=s', 'tier=s', 'only=s', 'deadline=f') && defined $option{url} or die "--url is needed, such as ws://127.0.0.1:8080/\n";
    my ($host, $port) = $option{url} =~ m{\Aws://([^:/]+)(?::(\d+))?(?:/|\z)} or die "$option{url} is no URL of a ws server\n";
    my $name = "$FindBin::Bin/../$option{tier}/server.json";
    open my $file, '<', $name or die "$name: $!\n";
    my $all = decode_json(do { local $/; <$file> });
    my $traces = [grep { $_->{id} eq 'control' || $_->{id} eq ($option{only} // $_->{id}) } @$all];
    my @count = (0) x 4;
    for my $trace (@$traces) {
        my ($verdict, $why, $slowest) = play($trace, $host, $port // 80);
        if ($trace == $traces->[0] && ($verdict >= $REFUSED || $slowest > $option{deadline} / 4)) {
            die "the control ", $verdict >= $REFUSED ? "is refused, so this is no echo server: $why" : "takes $slowest s", "\n";
        }
        $count[$verdict] += 1;
        print "FAIL $trace->{id} ($trace->{title}) at $why; alone: --only $trace->{id}\n" if $verdict == $FAIL;
    }
    my $allowed = $count[$ALLOWED] + $count[$REFUSED];
    print scalar @$traces, " traces: $count[$PASS] pass, $allowed allowed (of these $count[$REFUSED] refused), $count[$FAIL] fail\n";
    return $count[$FAIL] ? 1 : 0;
}

my $code = eval { run() } // do { print STDERR "run.pl: $@"; 2 };
exit $code;
