#!/usr/bin/perl
# A client made of Protocol::WebSocket, in its version draft-ietf-hybi-00.
#
#   perl echo-client.pl [--protocol P] URL [MESSAGE...]
#
# Without messages it echoes what comes until the server closes, and takes the
# lines "send TEXT" and "close" on stdin. Otherwise it sends the messages (UTF-8)
# one after the other, prints the echo of each as a line, and closes. When the
# server closes first it answers and ends. Exit code 0 after a closing handshake,
# otherwise one line on stderr says what was missing.
use strict;
use warnings;

use Encode qw(decode FB_CROAK);
use Getopt::Long qw(GetOptions :config require_order);
use IO::Select;
use IO::Socket::IP;
use Protocol::WebSocket::Frame;
use Protocol::WebSocket::Handshake::Client;
use Protocol::WebSocket::URL;

my @version = (version => 'draft-ietf-hybi-00');

GetOptions('protocol=s' => \my $protocol) && @ARGV
  or die "usage: echo-client.pl [--protocol P] URL [MESSAGE...]\n";
my ($address, @messages) = @ARGV;
my $url = Protocol::WebSocket::URL->new->parse($address);
die "$address: not a ws: URL\n" if !$url || $url->secure;
binmode STDOUT, ':encoding(UTF-8)';
local $SIG{PIPE} = 'IGNORE';

my $socket = IO::Socket::IP->new(PeerHost => $url->host, PeerPort => $url->port)
  or die "$address: cannot connect: $@\n";
my $hooks  = '';
my $frames = Protocol::WebSocket::Frame->new(@version);

shake_hands();
echo() unless @messages;
for my $message (@messages) {
    send_bytes(frame(buffer => decode('UTF-8', $message, FB_CROAK)));
    my $echo = receive();
    last if $frames->is_close;
    print $echo, "\n";
}
my $answers = $frames->is_close;
send_bytes(frame(type => 'close'));
until ($answers || $frames->is_close) { receive() }
close $socket;

# The request leaves in one write, key3 with it; what follows the reply in its segment is the first frame's.
sub shake_hands {
    my $handshake = Protocol::WebSocket::Handshake::Client->new(url => $url, @version);
    $handshake->req->subprotocol($protocol) if defined $protocol;
    send_bytes($handshake->to_string);
    until ($handshake->is_done) {
        my $bytes = read_bytes('the end of the handshake');
        $handshake->parse($bytes) or die 'handshake: ', $handshake->error, "\n";
        $frames->append($bytes) if $handshake->is_done;
    }
    my $agreed = $handshake->res->subprotocol;
    die "handshake: the server did not agree to $protocol\n" if defined $protocol && ($agreed // '') ne $protocol;
}

# Echoes and takes hooks until the server closes; after a close of our own, what comes is read and not answered.
sub echo {
    my $readable = IO::Select->new($socket, \*STDIN);
    my $closing;
    until ($frames->is_close) {
        while (defined(my $message = $frames->next)) {
            last if $frames->is_close;
            send_bytes(frame(buffer => $message)) unless $closing;
        }
        last if $frames->is_close;
        for my $handle ($readable->can_read) {
            if ($handle == $socket) { $frames->append(read_bytes('the closing frame')) }
            elsif (!sysread STDIN, $hooks, 65_536, length $hooks) { $readable->remove(\*STDIN) }
            else { $closing ||= take_hooks() }
        }
    }
    exit 0 if $closing;
}

# Lines are taken once they are whole. Returns whether we are to close.
sub take_hooks {
    while ($hooks =~ s/^([^\n]*)\n//) {
        my $line = $1;
        send_bytes(frame(buffer => substr $line, 5)) if $line =~ /^send /;
        next if $line ne 'close';
        send_bytes(frame(type => 'close'));
        return 1;
    }
    return 0;
}

sub frame {
    return Protocol::WebSocket::Frame->new(@version, @_)->to_bytes;
}

# The next message; after the closing frame, is_close is true.
sub receive {
    my $message;
    until (defined($message = $frames->next)) {
        $frames->append(read_bytes('the closing frame'));
    }
    return $message;
}

sub read_bytes {
    my ($awaited) = @_;
    my $read = sysread $socket, my $bytes, 65_536;
    die "the connection broke before $awaited: $!\n" unless defined $read;
    die "the server closed before $awaited\n" if $read == 0;
    return $bytes;
}

sub send_bytes {
    my ($bytes) = @_;
    while (length $bytes) {
        my $written = syswrite $socket, $bytes;
        die "cannot send: $!\n" unless defined $written;
        substr $bytes, 0, $written, '';
    }
}
