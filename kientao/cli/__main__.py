import sys

from kientao.cli import main

sys.exit(main())
