# Makes weir@.service out of weir.service: weir@NAME has the settings /etc/weir/NAME.yaml, the spool
# /var/spool/weir-NAME and the stats in /run/weir-NAME.
1,/^\[Unit\]/{
  /^\[Unit\]/!d
  i\
# Weir for one of several spools, made from weir.service by systemd/template.sed. `weir@NAME` reads\
# /etc/weir/NAME.yaml, which names the spool /var/spool/weir-NAME; docs/OPERATIONS.md tells more.
}
s|^Description=.*|&, spool %i|
s|/var/spool/weir|&-%i|
s|/etc/weir/weir\.yaml|/etc/weir/%i.yaml|
s|^RuntimeDirectory=weir$|&-%i|
s|^After=.*|Requires=weir-spool@%i.service\n& weir-spool@%i.service|
